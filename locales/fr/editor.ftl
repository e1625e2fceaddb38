# Écrire un message : les marques, l’aperçu.
editor-marks = Mise en forme
editor-bold = Gras
editor-italic = Italique
editor-link = Lien
editor-list = Liste
editor-quote = Citation
editor-code = Code
editor-key = { $mark } (Ctrl+{ $key })
editor-preview = Aperçu
editor-write = Écrire
editor-preview-title = Aperçu du message
editor-preview-empty = Rien à montrer : le message est vide.
