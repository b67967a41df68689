/** The customers of the demo companies, one of each segment. */
export interface Customer {
  id: string;
  name: string;
  email: string;
  segment: 'VIP' | 'regular' | 'new' | 'at-risk';
  walletCents: number;
  points: number;
  preferences: { language: string; newsletter: boolean; sms: boolean };
}

export const customers: Customer[] = [
  {
    id: 'cust_ana',
    name: 'Ana Duarte',
    email: 'ana.duarte@example.com',
    segment: 'VIP',
    walletCents: 4_250,
    points: 1_870,
    preferences: { language: 'en', newsletter: true, sms: true },
  },
  {
    id: 'cust_ben',
    name: 'Ben Okafor',
    email: 'ben.okafor@example.com',
    segment: 'regular',
    walletCents: 0,
    points: 320,
    preferences: { language: 'en', newsletter: false, sms: false },
  },
  {
    id: 'cust_mei',
    name: 'Mei Tanaka',
    email: 'mei.tanaka@example.com',
    segment: 'new',
    walletCents: 1_000,
    points: 0,
    preferences: { language: 'ja', newsletter: true, sms: false },
  },
  {
    id: 'cust_leo',
    name: 'Leo Martin',
    email: 'leo.martin@example.com',
    segment: 'at-risk',
    walletCents: 0,
    points: 45,
    preferences: { language: 'fr', newsletter: false, sms: false },
  },
];
