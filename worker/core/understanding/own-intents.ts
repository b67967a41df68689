/**
 * A tenant's own intents beside the built-in ones. They are learnt against ordinary questions of any shop or service, so that a tenant with
 * a single intent does not hear it in everything; a message is one of them only when the classifier is sure. Pure; trained when
 * staff saves the examples, used in every turn.
 */
import { classify } from '#core/understanding/tenant-intents';
import { trainTenantIntents } from '#core/understanding/tenant-training';
import type { TenantIntentModel } from '#core/understanding/tenant-intents';

export interface OwnIntent {
  label: string;
  examples: readonly string[];
}

interface Guess {
  label: string;
  confidence: number;
}

const none = '-';
const surely = 0.7;

const ordinary =
  `where is my order|my parcel has not arrived|track my shipment|when will it be delivered|change my delivery address
cancel my order|add something to my order|do you have this in blue|is this in stock|what is it made of|how much does it cost
is there a discount|can you send me a quote|how do I return this|I want my money back|the item arrived damaged|exchange for another one
do you ship abroad|how long does shipping take|how much is shipping|which payment methods do you take|my card was declined|I need an invoice
I was charged twice|I forgot my password|how do I delete my account|change my e-mail address|the page does not load|the app crashes
I get an error|how do I connect it|what are your opening hours|where are you located|who are you|I want to talk to a person
hello|thank you|goodbye|can you help me|I have a question|tell me more about your company|do you have jobs|how do I book|customs papers`
    .split(/[|\n]/)
    .map((text) => text.trim());

/** Null without any intent. */
export function trainOwnIntents(intents: readonly OwnIntent[]): TenantIntentModel | null {
  if (intents.length === 0) return null;
  return trainTenantIntents([
    ...intents.flatMap(({ label, examples }) => examples.map((text) => ({ text, label }))),
    ...ordinary.map((text) => ({ text, label: none })),
  ]);
}

/** The tenant's intent when it is surely one, else what the built-in classifier says. */
export function ownOr(guess: Guess, model: TenantIntentModel | null, text: string): Guess {
  const own = model && classify(model, text);
  return own && own.label !== none && own.confidence >= surely ? own : guess;
}
