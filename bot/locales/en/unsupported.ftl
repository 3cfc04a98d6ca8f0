## What is no question
unsupported-sound = Sorry, I cannot listen to recordings. Please type your question, and I will answer in the words of the documents.
unsupported-picture = Sorry, I cannot look at pictures or videos. Please type your question, and I will answer in the words of the documents.
unsupported-sticker = Nice 🙂 Ask me something in a sentence whenever you like.
unsupported-document = Thank you, but only administrators can add documents. /sources shows those that I have.
unsupported-other = Sorry, I cannot make sense of this. Ask me in a sentence, and I will answer in the words of the documents.
