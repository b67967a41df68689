CREATE TABLE `saved_view` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`page` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`is_shared` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `saved_view_page` ON `saved_view` (`tenant_id`,`page`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_message` (
	`rowid` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_message`("rowid", "tenant_id", "conversation_id", "seq", "id", "author", "at", "text", "detail") SELECT "rowid", "tenant_id", "conversation_id", "seq", "id", "author", "at", "text", "detail" FROM `message`;--> statement-breakpoint
DROP TABLE `message`;--> statement-breakpoint
ALTER TABLE `__new_message` RENAME TO `message`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `message_place` ON `message` (`tenant_id`,`conversation_id`,`seq`);--> statement-breakpoint
ALTER TABLE `lead` ADD `score` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `lead` ADD `reasons` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `lead` ADD `assignee_id` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `staff_note_sealed` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `updated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `lead_status` ON `lead` (`tenant_id`,`status`,`created_at`);