CREATE TABLE `hook` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`mapping` text DEFAULT '{}' NOT NULL,
	`secret_sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `hook_id` ON `hook` (`id`);--> statement-breakpoint
CREATE TABLE `hook_receipt` (
	`tenant_id` text NOT NULL,
	`hook_id` text NOT NULL,
	`id` text NOT NULL,
	`digest` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text,
	PRIMARY KEY(`tenant_id`, `hook_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `hook_receipt_at` ON `hook_receipt` (`tenant_id`,`hook_id`,`at`);--> statement-breakpoint
CREATE TABLE `hook_state` (
	`tenant_id` text NOT NULL,
	`hook_id` text NOT NULL,
	`subject` text NOT NULL,
	`sequence` integer NOT NULL,
	`set_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `hook_id`, `subject`)
);
--> statement-breakpoint
CREATE TABLE `integration` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`name` text NOT NULL,
	`base_url` text NOT NULL,
	`auth` text NOT NULL,
	`headers` text NOT NULL,
	`test_path` text NOT NULL,
	`enabled` integer NOT NULL,
	`secret_sealed` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
