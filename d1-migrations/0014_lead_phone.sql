ALTER TABLE `lead` ADD `phone_index` text;--> statement-breakpoint
CREATE INDEX `lead_phone` ON `lead` (`tenant_id`,`phone_index`);