/**
 * The wire version. Used by the widget and the conversation object to greet each other.
 * Any change of the Up or Down union changes `protocolHash` in tests/unit/protocol/hash.test.ts;
 * say what changed in worker/protocol/README.md (the ledger) when you pin the new value.
 */
export const protocolVersion = 1;
/** WebSocket subprotocol of this version (RFC 6455 section 1.9). */
export const socketProtocol = 'parley.v1';
/** Prefix of the second subprotocol, which carries the session token (never in a URL). */
export const tokenProtocolPrefix = 'token.';
