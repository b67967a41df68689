/** The tenant's prompts: every published version for ever, and one draft. Implemented by store/prompts. */
import type { PromptDraft, PromptVersion, PromptVersionText } from '#protocol/prompt';

export interface NewPromptVersion {
  text: string;
  authorId: string;
  note: string | null;
  restoredFrom: number | null;
}

export interface Prompts {
  /** Newest first. */
  versions(tenantId: string): Promise<PromptVersion[]>;
  version(tenantId: string, version: number): Promise<PromptVersionText | null>;
  draft(tenantId: string): Promise<PromptDraft | null>;
  saveDraft(tenantId: string, draft: PromptDraft): Promise<void>;
  dropDraft(tenantId: string): Promise<void>;
  /** Becomes `version` for visitors, and the draft is gone; false when `version` is not the next one any more. */
  publish(tenantId: string, version: number, made: NewPromptVersion, now: number): Promise<boolean>;
}
