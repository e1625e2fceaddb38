# Les réponses enregistrées.
nav-tools = Outils
responses-title = Réponses enregistrées
responses-sub = Des textes prêts à insérer dans vos messages
responses-new = Nouvelle réponse
responses-mine = Personnelles
responses-mine-hint = pour vous uniquement
responses-department-hint = pour tous les gestionnaires du service
responses-globals = Globales
responses-globals-hint = pour tous les gestionnaires
responses-private = Personnelle
responses-global = Globale
responses-uses = { $count ->
    [0] jamais utilisée
    [one] utilisée une fois, le { $date }
   *[other] utilisée { $count } fois, la dernière le { $date }
}
responses-empty = Vous n’avez pas encore de réponse enregistrée.
responses-empty-meaning = Écrivez une fois ce que vous répondez souvent : vous l’insérerez ensuite en deux touches.
responses-saved = La réponse « { $label } » est enregistrée.
responses-deleted = La réponse est supprimée.
responses-insert = Réponse enregistrée
responses-insert-hint = Insérer une réponse enregistrée (Alt + R)
responses-insert-chosen = Insérer
responses-none = Aucune réponse enregistrée pour l’instant : le menu « Réponses enregistrées » permet d’en écrire.

response-title = Modifier la réponse
response-label = Libellé
response-label-hint = Le nom de la réponse dans les listes, { $max } caractères au plus.
response-message = Message
response-variables = Ces mots seront remplacés quand la réponse sera insérée :
response-variable-signature = votre nom, ou celui de qui l’insère
response-variable-owner = le nom du propriétaire du ticket
response-variable-number = le numéro du ticket
response-variable-link = l’adresse du ticket
response-variable-subject = le sujet du ticket
response-variable-department = le service
response-variable-category = la catégorie
response-sharing = Pour qui ?
response-sharing-private = Moi
response-sharing-department = Tous les gestionnaires de { $department }, qui pourront la modifier
response-sharing-global = Tous les gestionnaires de tous les services ; les administrateurs pourront la modifier
response-save = Enregistrer
response-refusal-meaning = Vous pouvez l’insérer dans vos messages.
response-conflict = { $by } a modifié cette réponse à { $when }, pendant que vous écriviez.
response-conflict-kept = Votre texte est toujours là : l’enregistrer remplacera celui-ci.
response-delete = Supprimer
response-delete-it = Supprimer la réponse « { $label } »
response-delete-title = Supprimer la réponse ?
response-delete-shared = D’autres gestionnaires l’utilisent peut-être.
response-delete-meaning = Les messages où elle a été insérée ne changent pas.
response-delete-conflict = Relisez-la avant de la supprimer.

# Pourquoi pas.
refusal-only-administrators = Réservé aux administrateurs.
refusal-label-missing = Donnez un libellé : c’est le nom de la réponse dans les listes.
refusal-label-taken = Une autre réponse porte déjà ce libellé. Choisissez-en un autre.
refusal-unknown-variable = Ces mots ne correspondent à rien : { $names }. Ceux qui seront remplacés sont { $known }.
