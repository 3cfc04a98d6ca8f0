## Settings
command-settings = Language and quotes
help-settings = /settings – language, script and number of quotes
settings-title = Your settings
settings-auto = Language: automatic. Answers follow the language of your question, the rest that of your Telegram.
settings-language = Language: { $language }.
settings-source = Quotes: in the script of the source.
settings-converted = Quotes: converted to the Chinese script of the answer and marked as converted; the original is one tap away. With an English answer they stay as they are.
settings-quotes =
    { $count ->
        [one] Each answer begins with 1 quote.
       *[other] Each answer begins with { $count } quotes.
    }
settings-everywhere = This holds for your questions in every chat.
settings-button-auto = Automatic
settings-button-source = Original script
settings-button-converted = Converted script
