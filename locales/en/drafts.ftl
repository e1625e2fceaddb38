# Drafts: what is kept while people write.
draft-when = { $kind ->
    [restored] { $day ->
        [today] Draft of { $hour } restored
       *[other] Draft of { $day } at { $hour } restored
    }
    [other] { $day ->
        [today] Another draft, of { $hour }
       *[other] Another draft, of { $day } at { $hour }
    }
   *[one] { $day ->
        [today] A draft of { $hour }
       *[other] A draft of { $day } at { $hour }
    }
}
draft-saved = Draft saved at { $hour }
draft-failed = Draft not saved: your text is only in this tab.
draft-discard = Discard
draft-discard-what = this draft
draft-home = Your drafts
draft-line = { $text } · { $when }
