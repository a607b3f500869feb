export interface Price {
  /** US dollars for one. */
  usd: number
  page: string
}

const million = 1e6

/** AWS's list prices for Tokyo, without free tiers and discounts, as known on the date; the pages tell today's. */
export const prices = {
  region: 'ap-northeast-1',
  date: '2025-06-01',
  of: {
    stateEntered: { usd: 25 / million, page: 'https://aws.amazon.com/step-functions/pricing/' },
    lambdaCall: { usd: 0.2 / million, page: 'https://aws.amazon.com/lambda/pricing/' },
    /** ARM. */
    lambdaGigabyteSecond: { usd: 13.3334 / million, page: 'https://aws.amazon.com/lambda/pricing/' },
    httpRequest: { usd: 1.29 / million, page: 'https://aws.amazon.com/api-gateway/pricing/' },
    /** On demand. */
    writeUnit: { usd: 0.715 / million, page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
    readUnit: { usd: 0.1425 / million, page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
    secretRead: { usd: 5 / million, page: 'https://aws.amazon.com/secrets-manager/pricing/' },
    secretMonth: { usd: 0.4, page: 'https://aws.amazon.com/secrets-manager/pricing/' },
    keyMonth: { usd: 1, page: 'https://aws.amazon.com/kms/pricing/' },
    /** Each figure that an alarm looks at; the first ten alarms of an account are free. */
    alarmFigureMonth: { usd: 0.1, page: 'https://aws.amazon.com/cloudwatch/pricing/' },
    /** The first three of an account are free. */
    dashboardMonth: { usd: 3, page: 'https://aws.amazon.com/cloudwatch/pricing/' },
    /** A figure of our own, for the hours in which it is written; the first ten of an account are free. */
    ownFigureMonth: { usd: 0.3, page: 'https://aws.amazon.com/cloudwatch/pricing/' },
    mail: { usd: 100 / million, page: 'https://aws.amazon.com/ses/pricing/' },
  },
} satisfies { region: string; date: string; of: Record<string, Price> }
