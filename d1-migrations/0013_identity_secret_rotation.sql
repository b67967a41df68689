ALTER TABLE `tenant` ADD `old_identity_secret_sealed` text;--> statement-breakpoint
ALTER TABLE `tenant` ADD `old_identity_secret_until` integer;