## What an administrator can mend
error-folder = The documents folder is missing or cannot be read. Please check YINJU_DOCUMENTS.
error-snapshot = The index is damaged, does not fit the settings, or cannot be written. Please check the disk, then build it again with /reindex.
error-model = The embedding model cannot be loaded. Please check YINJU_MODEL and the disk.
error-other = This could not be done; everything is as it was before. The log says more.
error-folder-name = The file name “{ $name }” cannot be used. Please rename the file and send it again.
error-folder-type = “{ $name }” is not of a type that is read.
error-folder-taken = Another file is called “{ $name }” by now; it was not overwritten.
error-folder-gone = The file “{ $name }” is not there; it may have been moved.
error-folder-unwritable = The documents folder cannot be written to. Please check its rights and the disk on the server.

## Why a file cannot be read
error-read-damaged = It seems to be damaged. Please get a sound copy.
error-read-empty = It is empty.
error-read-no-text = It holds no text.
error-read-nothing-left = It holds nothing but what does not belong to an article.
error-read-too-large = It is larger than { $most } MB. Please split it.
error-read-type = It is not of a type that I read. I read { $types }.
error-read-misnamed = It is named { $suffix } but is a { $right } file. Please name it { $right }.
error-read-foreign = It is named { $suffix } but is something else. Please save it as a type that I read.
error-read-encrypted = It has a password. Please save it without one.
error-read-scan = It has pictures but no text; it may be a scan. Please run text recognition (OCR) on it first.
error-read-charset = It is not text, or in an unknown encoding. Please save it as UTF-8.
error-read-swollen = It unpacks to far more than a document holds, so I did not read it.
error-read-not-file = It is not an ordinary file, or a link that leads nowhere.
error-read-unopened = It cannot be opened. Please check its rights.
error-read-unlisted = It is a folder that cannot be opened. Please check its rights.
error-read-name = It has a name that is not UTF-8. Please rename it.
error-read-archive-damaged = It is not a .zip file, or a damaged one. Please pack it again.
error-read-archive-unpacked = It could not be unpacked. Please check the disk and send it again.
error-read-archive-many = It holds more than { $most } documents; those behind were left out. Please send several smaller .zip files.
error-read-archive-large = It unpacks to more than { $most } MB; what is behind was left out. Please send several smaller .zip files.
error-read-archive-path = It has a name that leads out of the .zip, so I left it out.
error-read-archive-nested = It is a .zip within the .zip. Please send it by itself.
error-read-archive-method = It is packed in an unusual way. Please pack it as an ordinary .zip.
