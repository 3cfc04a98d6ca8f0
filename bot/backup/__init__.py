"""Everything that an installation is, in one file, and back: documents, the current index, the state, the settings.

A .tar.gz. It may be made while the bot runs: a snapshot never changes, documents are replaced as a whole, and the
state is copied as of one moment. Secrets are left out: the file may lie where others can read it.

    backup.json     what this is, and which snapshot it holds
    settings.env    the settings, without tokens and secrets
    documents/…     the documents
    data/…          CURRENT, the snapshot, the state as a file, uploads and what was removed with undo
"""

from bot.backup.parts import Backup, BackupError
from bot.backup.restore import restore
from bot.backup.write import write_backup

__all__ = ["Backup", "BackupError", "restore", "write_backup"]
