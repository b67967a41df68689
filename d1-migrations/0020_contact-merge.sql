CREATE TABLE `contact_merge` (
	`tenant_id` text NOT NULL,
	`kept_id` text NOT NULL,
	`other_id` text NOT NULL,
	`moved_ids` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `kept_id`, `other_id`)
);
--> statement-breakpoint
CREATE INDEX `contact_merge_at` ON `contact_merge` (`at`);