/** Every page of the app: its address under /admin/, its words, how its chunk is loaded. The menu is made from it. */
import type { ComponentType } from 'preact';
import type { IconName } from '../components/icon.tsx';
import type { TextKey } from '../locales/texts.ts';
import type { Member } from '../session.ts';

export interface PageProps {
  member: Member;
}

export const menuGroups = ['desk', 'assistant', 'company'] as const;
export type MenuGroup = (typeof menuGroups)[number];

export interface PageEntry {
  path: string;
  title: TextKey;
  /** Shown in the menu when it has one. */
  icon?: IconName;
  /** Of the menu; the company's when nothing is said. */
  group?: MenuGroup;
  /** Only for members who may do this (core/permission). */
  needs?: string;
  load: () => Promise<ComponentType<PageProps>>;
}

export const pages: PageEntry[] = [
  {
    path: '',
    title: 'overview.title',
    icon: 'home',
    group: 'desk',
    load: () => import('./overview.tsx').then((module) => module.Overview),
  },
  {
    path: 'analytics',
    title: 'analytics.title',
    icon: 'bars',
    group: 'desk',
    needs: 'analytics.read',
    load: () => import('./analytics.tsx').then((module) => module.Analytics),
  },
  {
    path: 'inbox',
    title: 'inbox.title',
    icon: 'inbox',
    group: 'desk',
    load: () => import('./inbox.tsx').then((module) => module.Inbox),
  },
  {
    path: 'knowledge',
    title: 'knowledge.title',
    icon: 'book',
    group: 'assistant',
    load: () => import('./knowledge.tsx').then((module) => module.Knowledge),
  },
  {
    path: 'tickets',
    title: 'tickets.title',
    icon: 'ticket',
    group: 'desk',
    needs: 'ticket.read',
    load: () => import('./tickets.tsx').then((module) => module.Tickets),
  },
  {
    path: 'leads',
    title: 'leads.title',
    icon: 'people',
    group: 'desk',
    load: () => import('./leads.tsx').then((module) => module.Leads),
  },
  {
    path: 'archive',
    title: 'archive.title',
    icon: 'archive',
    group: 'desk',
    load: () => import('./archive.tsx').then((module) => module.Archive),
  },
  {
    path: 'transcript',
    title: 'archive.transcript',
    load: () => import('./transcript.tsx').then((module) => module.TranscriptPage),
  },
  {
    path: 'canned-responses',
    title: 'canned.title',
    icon: 'chat',
    group: 'desk',
    needs: 'canned-response.read',
    load: () => import('./canned-responses.tsx').then((module) => module.CannedResponses),
  },
  {
    path: 'macros',
    title: 'macro.title',
    icon: 'bolt',
    group: 'desk',
    needs: 'macro.read',
    load: () => import('./macros.tsx').then((module) => module.Macros),
  },
  {
    path: 'instructions',
    title: 'instructions.title',
    icon: 'note',
    group: 'assistant',
    needs: 'instruction.read',
    load: () => import('./instructions.tsx').then((module) => module.Instructions),
  },
  {
    path: 'lead-capture',
    title: 'leadCapture.title',
    icon: 'people',
    group: 'assistant',
    needs: 'settings.read',
    load: () => import('./lead-capture.tsx').then((module) => module.LeadCapturePage),
  },
  {
    path: 'prompt',
    title: 'prompt.title',
    icon: 'pen',
    group: 'assistant',
    needs: 'prompt.read',
    load: () => import('./prompt.tsx').then((module) => module.Prompt),
  },
  {
    path: 'tools',
    title: 'tools.title',
    icon: 'tool',
    group: 'assistant',
    needs: 'tool.read',
    load: () => import('./tools.tsx').then((module) => module.Tools),
  },
  {
    path: 'integrations',
    title: 'integrations.title',
    icon: 'out',
    needs: 'integration.read',
    load: () => import('./integrations.tsx').then((module) => module.Integrations),
  },
  {
    path: 'webhooks',
    title: 'webhooks.title',
    icon: 'hook',
    needs: 'webhook.read',
    load: () => import('./webhooks.tsx').then((module) => module.Webhooks),
  },
  {
    path: 'settings',
    title: 'settings.title',
    icon: 'dial',
    needs: 'settings.read',
    load: () => import('./settings.tsx').then((module) => module.SettingsPage),
  },
  {
    path: 'team',
    title: 'team.title',
    icon: 'team',
    needs: 'member.read',
    load: () => import('./team.tsx').then((module) => module.Team),
  },
  {
    path: 'inboxes',
    title: 'inboxes.title',
    icon: 'clock',
    needs: 'routing.read',
    load: () => import('./inboxes.tsx').then((module) => module.Inboxes),
  },
  {
    path: 'api-keys',
    title: 'keys.title',
    icon: 'key',
    needs: 'api-key.read',
    load: () => import('./api-keys.tsx').then((module) => module.ApiKeys),
  },
  {
    path: 'audit',
    title: 'audit.title',
    icon: 'list',
    needs: 'audit.read',
    load: () => import('./audit.tsx').then((module) => module.Audit),
  },
  {
    path: 'errors',
    title: 'errors.title',
    icon: 'alert',
    needs: 'error.read',
    load: () => import('./errors.tsx').then((module) => module.Errors),
  },
  {
    path: 'tenants',
    title: 'tenants.title',
    icon: 'building',
    needs: 'tenant.read',
    load: () => import('./tenants.tsx').then((module) => module.Tenants),
  },
  {
    path: 'notifications',
    title: 'notifications.title',
    needs: 'notification.read',
    load: () => import('./notifications.tsx').then((module) => module.Notifications),
  },
  {
    path: 'account',
    title: 'account.title',
    load: () => import('./account.tsx').then((module) => module.AccountPage),
  },
];

const notFound: PageEntry = {
  path: '*',
  title: 'notFound.title',
  load: () => import('./not-found.tsx').then((module) => module.NotFound),
};

export const pageAt = (path: string): PageEntry =>
  pages.find((page) => page.path === path) ?? notFound;
