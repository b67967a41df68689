/** Leads as they are stored: contact data sealed, an index for equal addresses. */
export interface SealedLead {
  tenantId: string;
  id: string;
  conversationId: string;
  status: 'new';
  nameSealed: string | null;
  emailSealed: string | null;
  phoneSealed: string | null;
  companySealed: string | null;
  noteSealed: string | null;
  emailIndex: string | null;
  consent: boolean;
  /** Epoch ms. */
  createdAt: number;
}

export interface Leads {
  add(lead: SealedLead): Promise<void>;
}
