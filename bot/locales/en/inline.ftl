## Asking from any chat (@bot question)
inline-empty = Type a question to find quotes
inline-refused = No answer found, try other words
inline-no-index = There are no documents to quote from yet
