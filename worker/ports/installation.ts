/** What the operator's commands write: tenants with their members, articles and definitions. */
import type { Tenant, TenantSettings } from '#core/tenant';

export type NewTenant = Omit<Tenant, 'id' | 'settings'> & {
  id: string;
  settings: Partial<TenantSettings>;
  /** Epoch ms. */
  createdAt: number;
  updatedAt: number;
};

export interface NewMember {
  id: string;
  tenantId: string;
  role: string;
  emailSealed: string;
  emailIndex: string;
  emailLookup: string;
  isPlatformOwner: boolean;
  nameSealed: string;
  passwordHash: string | null;
  totpSealed: string | null;
  status: 'active';
  createdAt: number;
}

/** An article with its search rows; see core/retrieval for entry, scope and terms. */
export interface NewArticle {
  row: {
    id: string;
    tenantId: string;
    slug: string;
    locale: string;
    category: string;
    title: string;
    questions: string[];
    body: string;
    url: string | null;
    enabled: boolean;
    entry: string;
    createdAt: number;
    updatedAt: number;
  };
  scope: string;
  terms: string;
}

export interface Installation {
  wrappedKeys(): Promise<{ tenantId: string; wrappedKey: string }[]>;
  /** False when somebody else has changed it meanwhile. */
  setWrappedKey(tenantId: string, from: string, to: string): Promise<boolean>;
  tenants(): Promise<{ id: string; slug: string; name: string; siteKey: string }[]>;
  tenantExists(slug: string, siteKey: string): Promise<boolean>;
  addTenant(tenant: NewTenant): Promise<void>;
  addMember(member: NewMember): Promise<void>;
  addCannedResponses(
    responses: {
      id: string;
      tenantId: string;
      shortcut: string;
      title: string;
      text: string;
      locale: string;
    }[],
  ): Promise<void>;
  addArticles(articles: NewArticle[]): Promise<void>;
  saveStatistics(statistics: {
    tenantId: string;
    locale: string;
    version: number;
    body: string;
  }): Promise<void>;
}
