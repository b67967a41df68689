CREATE TABLE `tool` (
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`definition` text,
	`settings` text NOT NULL,
	`enabled` integer NOT NULL,
	`url` text,
	`credential_sealed` text,
	`signing_sealed` text NOT NULL,
	`old_signing_sealed` text,
	`old_signing_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `name`)
);
--> statement-breakpoint
CREATE TABLE `tool_approval` (
	`tenant_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`id` text NOT NULL,
	`tool` text NOT NULL,
	`requested_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decision` text,
	`decided_at` integer,
	`decided_by` text,
	PRIMARY KEY(`tenant_id`, `conversation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `tool_approval_requested` ON `tool_approval` (`tenant_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `tool_execution` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`tool` text NOT NULL,
	`conversation_id` text,
	`turn_id` text,
	`by` text NOT NULL,
	`status` text NOT NULL,
	`code` text NOT NULL,
	`http_status` integer,
	`attempts` integer NOT NULL,
	`latency_ms` integer NOT NULL,
	`detail_sealed` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `tool_execution_at` ON `tool_execution` (`tenant_id`,`at`);