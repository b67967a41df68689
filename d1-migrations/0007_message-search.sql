-- Full text of the messages, for the archive. Holds our own terms only (core/archive/search-terms); rowid is message.rowid.
CREATE VIRTUAL TABLE message_search USING fts5(scope, terms, content='', contentless_delete=1, tokenize='unicode61');
--> statement-breakpoint
CREATE TRIGGER message_search_delete AFTER DELETE ON message BEGIN
  DELETE FROM message_search WHERE rowid = old.rowid;
END;
