export type Operator = '=' | '!=' | '>' | '<' | '>=' | '<=' | 'in' | 'not in' | 'like' | 'not like'

export type Condition = {
  readonly kind: 'condition'
  readonly field: string
  readonly operator: Operator
  readonly values: readonly string[]
}

export type Expression =
  | Condition
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }

/** A parsed query: what to match, how to sort, which page. */
export type Query = {
  readonly where: Expression | undefined
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[]
  readonly limit: number
  readonly offset: number
}
