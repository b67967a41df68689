/** Sends a plain mail. Implemented by adapters/mail; without MAIL_URL nothing can be sent and `isReady` says so. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  isReady: boolean;
  /** Throws when the mail was not taken. */
  send(letter: Letter): Promise<void>;
}
