/** The settings by what they are about, in the order they are shown. Used by settings.tsx and by the palette. */
export const settingGroups = {
  assistant: [
    'assistantEnabled',
    'assistantName',
    'defaultLocale',
    'confidenceThreshold',
    'providers',
    'model',
    'cheapModel',
    'answerCacheMinutes',
    'proactiveOffers',
    'maskCards',
    'hiddenFromModels',
    'legacyIdentity',
  ],
  people: [
    'triggerUncertainty',
    'triggerSentiment',
    'triggerRepeats',
    'triggerMinutes',
    'triggerWords',
    'vipHandling',
    'segmentVipOrders',
    'segmentNewDays',
    'segmentIdleDays',
    'segmentComplaints',
    'segmentMood',
    'queueTimeoutMs',
    'agentAwayMs',
    'callbackDueMs',
    'ticketOn',
    'ticketWebhookUrl',
    'firstReplyMs',
    'nextReplyMs',
  ],
  money: [
    'visitorCallsPerDay',
    'visitorUsdPerDay',
    'tenantCallsPerDay',
    'tenantUsdPerDay',
    'tenantCallsPerMonth',
    'tenantUsdPerMonth',
  ],
  limits: [
    'messagesPerMinute',
    'messagesPerDay',
    'requestsPerAddress',
    'tenantMessagesPerMinute',
    'maxMessages',
    'resumeWindowMs',
  ],
} as const;

/** Settings that are one of a few words. */
export const settingChoices: Partial<Record<string, readonly string[]>> = {
  vipHandling: ['none', 'offer', 'handover'],
  ticketOn: ['never', 'missed', 'always'],
};
