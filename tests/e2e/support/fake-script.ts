/** What the fake tenant looks like, and what its assistant says, by what is asked. */
import type { Json, Script } from './fake-conversation.ts';

export const demoScript: Script = (text) => {
  if (/person|human/i.test(text))
    return {
      text: 'Of course. I can ask a colleague to join.',
      more: { quickReplies: ['Yes, please', 'No, thanks'] },
    };
  if (/late|parcel/i.test(text))
    return {
      text: 'I could not find an answer to that in our help pages. A colleague can look into it, or you leave your details and we come back to you.',
      more: { notice: 'lead-offer' },
    };
  if (/table/i.test(text))
    return {
      text: 'Here is the overview:\n\n| Term | Who pays duty | Risk passes |\n|---|---|---|\n| EXW | Buyer | At the seller |\n| DAP | Buyer | At destination |\n| **DDP** | Seller | At destination |\n\n> Incoterms 2020 apply.\n\nUse `DDP` with care:\n\n```\nduty = value * rate\n```',
    };
  return {
    text: 'A **commercial invoice** must identify the goods, their value and both parties:\n\n- Invoice number and date\n- Names, addresses and **EORI** of seller and buyer\n  - the consignee too, if different\n- HS code, origin and value of every line\n- Incoterm and currency\n\nSee [the full checklist](https://help.example.com/invoice) before you ship.',
    more: {
      confidence: 0.9,
      citations: [
        {
          articleId: 'art_0000000000000000000001',
          title: 'What must a commercial invoice contain?',
          url: 'https://help.example.com/commercial-invoice',
        },
        { articleId: 'art_0000000000000000000002', title: 'EORI numbers explained' },
      ],
    },
  };
};

/** What `/v1/config` says beside key and language. */
export const demoConfig = (): Json => ({
  name: 'Northwind Freight',
  assistantName: 'Nora',
  branding: {
    primaryColor: '#1d4ed8',
    logoText: 'NF',
    position: 'bottom-right',
    theme: 'auto',
  },
  greeting: 'Hello! Ask me about customs papers, duties or a shipment.',
  suggestions: ['What belongs on a commercial invoice?', 'My parcel is late'],
  texts: {},
  features: { files: true, feedback: true, escalate: true, lead: true },
  consent: { required: false, text: '' },
  resumeWindowMs: 86_400_000,
});
