/** Calls of tools that wait for a member's leave, as lists show them. Deciding goes to the conversation. */
import type { ApprovalFilter, ApprovalPage } from '#protocol/approval';

export interface Approvals {
  page(tenantId: string, filter: ApprovalFilter): Promise<ApprovalPage>;
}
