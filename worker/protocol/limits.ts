/** Every size and count on the wire, with its unit in the name and the reason beside it. */
export const limits = {
  /** Unicode code points; a page of text. Longer texts belong in a file. */
  messageMaxCharacters: 4_000,
  /** UTF-8; 4,000 code points of four bytes fit. */
  messageMaxBytes: 16 * 1024,
  /** One socket frame, UTF-8: a message plus JSON escaping of it. */
  frameMaxBytes: 32 * 1024,
  /** A JSON body of any visitor route, counted in bytes read, not in the header. */
  bodyMaxBytes: 64 * 1024,
  /** Estimated bytes sent to one socket and not yet taken by its reader (the runtime has no bufferedAmount). */
  socketQueueMaxBytes: 1024 * 1024,
  /** Bytes a client that never acknowledges may be sent before it must resume. */
  socketUnacknowledgedMaxBytes: 16 * 1024 * 1024,
  /** Bytes one socket may be sent in a minute, whatever it says it has read; more than a long conversation. */
  socketMinuteMaxBytes: 32 * 1024 * 1024,
  /** Sockets and streams of one conversation: tabs and devices of one visitor. */
  conversationMaxSubscribers: 32,
  /** Events in one page of history or in one welcome frame. */
  historyPageMaxEvents: 200,
  /** Frames a socket may send in one second; a pipelining client with 500 messages at once, not a flood. */
  framesPerSecond: 600,
  /** Feedback, consents, read marks and the like of one conversation in a minute: ten a second. */
  actsPerMinute: 600,
  /** Events a conversation may hold for each message that it may hold; a turn makes two a message. */
  eventsPerMessage: 8,
  clientIdMaxCharacters: 64,
  reasonMaxCharacters: 500,
  commentMaxCharacters: 2_000,
  /** A private note: as long as a message. */
  noteMaxCharacters: 4_000,
  mentionsPerNote: 20,
  tagMaxCharacters: 40,
  tagsPerConversation: 30,
  /** Conversations that one bulk action may name; a page of the list. */
  bulkMaxConversations: 100,
  /** A macro is read before it is run. */
  macroMaxSteps: 10,
  /** A snooze ends within a year. */
  snoozeMaxDays: 366,
  /** Functions that a page offers as tools; with their names they fit what a sleeping socket keeps. */
  pageToolsPerTab: 20,
  attachmentsPerMessage: 5,
  /** Parts of one message: what a person takes in at a look. */
  partsPerMessage: 6,
  cardsPerCarousel: 10,
  buttonsPerPart: 8,
  /** Label and value pairs of a card or a receipt. */
  rowsPerPart: 20,
  fieldsPerForm: 20,
  optionsPerField: 100,
  slotsPerPicker: 100,
  partLabelMaxCharacters: 100,
  partTextMaxCharacters: 500,
  /** One value of an answer to a part: a paragraph. */
  partValueMaxCharacters: 2_000,
  /** Fields of a form and its consent. */
  partValuesMax: 21,
  /** UTF-8 of all parts of a message as JSON; a row of the log stays small. */
  partsMaxBytes: 32 * 1024,
  /** Of one conversation; a tenant's limit of messages a day counts when it is lower. */
  filesPerDay: 300,
  /** An upload that went into no message by then is forgotten. Not less than the day that filesPerDay counts. */
  unsentFileMs: 24 * 60 * 60_000,
  fileMaxBytes: 10 * 1024 * 1024,
  urlMaxCharacters: 2_048,
  /** The body of a session start, so that an identity token which is too long is refused as a token. */
  sessionBodyMaxBytes: 1536 * 1024,
  /** An identity token is a few claims; RFC 7519 sets no limit, headers do. */
  identityMaxCharacters: 8 * 1024,
} as const;
