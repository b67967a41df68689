/**
 * Filling in the variables of a ready-made text. What is not known is left out together with the blank before it, and named, so
 * that the agent sees what is missing before sending. Used by the admin's composer and by macros. Pure, browser-safe.
 */
export interface FilledText {
  text: string;
  /** Variables without a value, in the order they stand, each once. */
  missing: string[];
}

/** Names with a dot, like `contact.firstName`; a word after `|` is said when there is no value. */
const variable = / ?\{\{\s*([a-z]+\.[a-zA-Z]+)\s*(?:\|([^{}]{0,60}))?\}\}/g;

export function fillIn(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
): FilledText {
  const missing = new Set<string>();
  const filled = text.replace(variable, (whole, name: string, fallback: string | undefined) => {
    const before = whole.startsWith(' ') ? ' ' : '';
    const value = (Object.hasOwn(values, name) ? values[name] : undefined)?.trim();
    if (value) return before + value;
    if (fallback?.trim()) return before + fallback.trim();
    missing.add(name);
    return '';
  });
  return { text: filled, missing: [...missing] };
}

/** What can be known of a conversation, by variable. */
export function variablesOf(known: {
  contactName?: string | undefined;
  agentName?: string | undefined;
  tenantName?: string | undefined;
  conversationId?: string | undefined;
}): Record<string, string | undefined> {
  const firstName = (name: string | undefined) => name?.trim().split(/\s+/)[0];
  return {
    'contact.name': known.contactName,
    'contact.firstName': firstName(known.contactName),
    'agent.name': known.agentName,
    'agent.firstName': firstName(known.agentName),
    'tenant.name': known.tenantName,
    'conversation.id': known.conversationId,
  };
}
