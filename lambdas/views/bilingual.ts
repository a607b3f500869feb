/** What a person reads, in both languages. An empty English text means: the Japanese one says it for both. */
export type Text = readonly [ja: string, en: string]
