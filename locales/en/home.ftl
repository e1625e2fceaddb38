# The home page: what awaits, what is under way, what is done.
home-hello = Hello
home-lead = { $count ->
    [0] Nothing awaits an answer from you.
    [one] One of your requests awaits a word from you.
    [2] Two of your requests await a word from you.
   *[other] { $count } of your requests await a word from you.
}
home-lead-none = Your requests to the departments are followed here.
home-you = Your turn
home-open = We are on it
home-done = { $count ->
    [one] One request done
   *[other] { $count } requests done
}
home-done-shown = { $count ->
    [one] The latest one is shown.
   *[other] The { $count } latest ones are shown.
}
home-quote = “{ $text }”
home-answer = Answer
home-answer-to = Your answer to { $name }
home-answer-placeholder = Your answer…
home-none = You have not asked for anything yet.
home-none-meaning = Something broken, a question, a document you need: create a ticket, and follow it here to the end.
mine-line-held = In the hands of { $holder } · { $when }
mine-line-free = Free, { $category } · { $when }
mine-line-done = { $status } · { $when }
