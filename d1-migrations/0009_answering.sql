CREATE TABLE `contact_memory` (
	`tenant_id` text NOT NULL,
	`contact_key` text NOT NULL,
	`body_sealed` text NOT NULL,
	`segment` text NOT NULL,
	`conversation_count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `contact_key`)
);
--> statement-breakpoint
CREATE INDEX `contact_memory_last` ON `contact_memory` (`tenant_id`,`last_at`);--> statement-breakpoint
CREATE TABLE `instruction` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`priority` integer NOT NULL,
	`enabled` integer NOT NULL,
	`conditions` text NOT NULL,
	`level` text NOT NULL,
	`valid_from` integer,
	`valid_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `prompt_draft` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`based_on` integer NOT NULL,
	`author_id` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `prompt_version` ADD `author_id` text;--> statement-breakpoint
ALTER TABLE `prompt_version` ADD `note` text;--> statement-breakpoint
ALTER TABLE `prompt_version` ADD `restored_from` integer;