/** Named filters of staff lists. Implemented by store/saved-views. */
export interface StoredView {
  tenantId: string;
  id: string;
  memberId: string;
  page: string;
  name: string;
  query: string;
  isShared: boolean;
  /** Epoch ms. */
  createdAt: number;
}

export interface SavedViews {
  /** The member's own and the shared ones, oldest first. */
  of(tenantId: string, memberId: string, page: string): Promise<StoredView[]>;
  /** One of the member's own. */
  get(tenantId: string, memberId: string, id: string): Promise<StoredView | null>;
  add(view: StoredView): Promise<void>;
  /** False when the member has no such view. */
  remove(tenantId: string, memberId: string, id: string): Promise<boolean>;
}
