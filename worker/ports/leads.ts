/** Leads as they are stored: contact data sealed, an index for equal addresses. */
export interface SealedLead {
  tenantId: string;
  id: string;
  conversationId: string;
  /** Made by the client; one lead of a conversation has it. */
  clientId: string | null;
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
  /** Answers what is stored: the lead, or the earlier one of this conversation with the same clientId. */
  add(lead: SealedLead): Promise<SealedLead>;
}
