# Writing a message: marks, preview.
editor-marks = Formatting
editor-bold = Bold
editor-italic = Italic
editor-link = Link
editor-list = List
editor-quote = Quote
editor-code = Code
editor-key = { $mark } (Ctrl+{ $key })
editor-preview = Preview
editor-write = Write
editor-preview-title = Preview of the message
editor-preview-empty = Nothing to show: the message is empty.
