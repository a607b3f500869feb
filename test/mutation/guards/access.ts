import type { Guard } from '../guard.ts'

const link = 'lambdas/core/link.ts'
const linked = ['test/core/link.test.ts']

/** Who may act: by links, secrets and forms. */
export const accessGuards: readonly Guard[] = [
  {
    name: 'MAC compare',
    lost: 'Whoever guesses a locator, which is no secret, answers any task.',
    mutants: [
      {
        name: 'any MAC is right',
        file: link,
        find: 'if (!offer.withdrawnAt && sameText(locator.mac, macOf(locator, offer, ring)))',
        replace: 'if (!offer.withdrawnAt && macOf(locator, offer, ring))',
        tests: linked,
      },
      {
        name: 'texts of one length are the same',
        file: link,
        find: 'return left.length === right.length && timingSafeEqual(left, right)',
        replace: 'return left.length === right.length',
        tests: linked,
      },
      {
        name: 'any MAC is one that was taken back',
        file: link,
        find: 'ring.keys[earlier.kid] && sameText(locator.mac, macOf(locator, earlier, ring))',
        replace: 'ring.keys[earlier.kid]',
        tests: linked,
      },
      {
        name: 'the MAC leaves out for whom and what the link is',
        file: link,
        find: '.update(JSON.stringify([pid, node, round, ref, generation, expiresAt, kid]))',
        replace: '.update(JSON.stringify([generation, expiresAt, kid]))',
        tests: linked,
      },
      {
        name: 'a link that has expired is valid',
        file: link,
        find: "new Date(offer.expiresAt) <= now ? 'expired' : 'valid'",
        replace: "'valid'",
        tests: linked,
      },
      {
        name: 'a link has several spellings',
        file: link,
        find: 'return readableOf({ pid, node, round, ref }) === readable ? { pid, node, round, ref, mac } : undefined',
        replace: 'return { pid, node, round, ref, mac }',
        tests: linked,
      },
      {
        name: 'a key that the cached ring lacks is not looked for',
        file: 'lambdas/core/use-cases/open-link.ts',
        find: 'if (error instanceof UnknownLinkKey) return check(true)\n',
        replace: '',
        tests: ['test/core/use-cases/open-link.test.ts'],
      },
    ],
  },
  {
    name: 'generation check',
    lost: 'A link that was taken back still answers, in the name of whoever had it.',
    mutants: [
      {
        name: 'an act asks for no generation',
        file: 'lambdas/core/rules/member-act.ts',
        find: 'offer.generation !== act.generation || offer.withdrawnAt',
        replace: 'offer.withdrawnAt',
        tests: ['test/core/rules/member-act.test.ts', 'test/core/use-cases/acts-at-once.test.ts'],
      },
      {
        name: 'an act goes through an offer that was withdrawn',
        file: 'lambdas/core/rules/member-act.ts',
        find: 'offer.generation !== act.generation || offer.withdrawnAt',
        replace: 'offer.generation !== act.generation',
        tests: ['test/core/rules/member-act.test.ts'],
      },
      {
        name: 'the MAC leaves the generation out',
        file: link,
        find: '.update(JSON.stringify([pid, node, round, ref, generation, expiresAt, kid]))',
        replace: '.update(JSON.stringify([pid, node, round, ref, expiresAt, kid]))',
        tests: linked,
      },
      {
        name: 'the link of an offer that was withdrawn is valid',
        file: link,
        find: 'if (!offer.withdrawnAt && sameText',
        replace: 'if (sameText',
        tests: linked,
      },
      {
        name: 'a fresh link leaves the earlier one valid',
        file: 'lambdas/core/rules/offer-to.ts',
        find: 'generation: generation + 1,',
        replace: 'generation,',
        tests: ['test/core/rules/renew-offer.test.ts', 'test/core/rules/reassign-task.test.ts'],
      },
      {
        name: 'whoever has left the lane gets a fresh link',
        file: 'lambdas/core/rules/renew-offer.ts',
        find: "if (!member || offer.withdrawnAt) return refuse({ kind: 'no-such-member' })",
        replace: "if (!member) return refuse({ kind: 'no-such-member' })",
        tests: ['test/core/rules/renew-offer.test.ts'],
      },
    ],
  },
  {
    name: 'webhook secret',
    lost: 'Anybody starts orders and makes us ask kintone.',
    mutants: [
      {
        name: 'any secret is right',
        file: 'lambdas/handlers/receive-webhook.ts',
        find: "given === '' || known.filter((secret) => sameText(secret, given)).length === 0",
        replace: 'known.length === 0',
        tests: ['test/handlers/receive-webhook.test.ts'],
      },
      {
        name: 'an empty secret is right where one is empty',
        file: 'lambdas/handlers/receive-webhook.ts',
        find: "given === '' || ",
        replace: '',
        tests: ['test/handlers/receive-webhook.test.ts'],
      },
      {
        name: 'another app’s webhook is taken',
        file: 'lambdas/handlers/receive-webhook.ts',
        find: "    if (payload.app.id !== kintone.appId) throw new HttpProblem(403, 'Unknown app.')\n",
        replace: '',
        tests: ['test/handlers/receive-webhook.test.ts'],
      },
      {
        name: 'whatever the webhook is of starts an order',
        file: 'lambdas/core/use-cases/receive-webhook.ts',
        find: 'const isTriggered = hint.record !== undefined && labels.triggers.includes(hint.record.status)',
        replace: 'const isTriggered = hint.record !== undefined',
        tests: ['test/core/use-cases/receive-webhook.test.ts'],
      },
    ],
  },
  {
    name: 'forms of this site only',
    lost: 'A page elsewhere sends a form in the name of whoever looks at it.',
    mutants: [
      {
        name: 'a form may come from anywhere',
        file: 'lambdas/handlers/form.ts',
        find: "  if (!isSameOrigin(request)) throw new HttpProblem(403, 'Forms of other sites are refused.')\n",
        replace: '',
        tests: [
          'test/handlers/case-acts.test.ts',
          'test/handlers/task-page/acts.test.ts',
          'test/e2e/task-page.test.ts',
        ],
      },
      {
        name: 'any origin is this one',
        file: 'lambdas/handlers/form.ts',
        find: 'return origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers.host)',
        replace: 'return origin === undefined || URL.canParse(origin)',
        tests: [
          'test/handlers/case-acts.test.ts',
          'test/handlers/task-page/acts.test.ts',
          'test/e2e/task-page.test.ts',
        ],
      },
      {
        name: 'the console asks for no password',
        file: 'embedded/http/guarded.ts',
        find: "sameText(event.headers.authorization ?? '', expected)",
        replace: 'expected',
        tests: ['test/embedded/http/guarded.test.ts'],
      },
      {
        name: 'another site’s name may mean this server',
        file: 'embedded/http/only-local-names.ts',
        find: 'if (localNames.includes(name) || more.includes(name)) return next()',
        replace: 'if (localNames.length > more.length) return next()',
        tests: ['test/embedded/http/only-local-names.test.ts'],
      },
    ],
  },
  {
    name: 'a look writes nothing, a reveal does',
    lost: 'A mail scanner that follows links acts, or a secret is seen and nobody knows by whom.',
    mutants: [
      {
        name: 'a look acts as a form does',
        file: 'lambdas/handlers/task-page.ts',
        find: "if (request.requestContext.http.method !== 'POST') return look(deps, visit, request)",
        replace: "if (!request.body) return post(deps, { ...visit, form: { act: 'claim' } })",
        tests: ['test/handlers/task-page/inert.test.ts'],
      },
      {
        name: 'a secret is shown, and no event tells of it',
        file: 'lambdas/core/rules/reveal-secret.ts',
        find: "return { order: journal(order, { ...eventOf('secret-revealed', command, found.offer), data: { variable: code } }) }",
        replace: 'return unchanged(order)',
        tests: ['test/core/rules/reveal-secret.test.ts', 'test/handlers/task-page/acts.test.ts'],
      },
      {
        name: 'a secret is shown though its look was refused',
        file: 'lambdas/handlers/task-acts.ts',
        find: "  if ('refusal' in seen) return showNotice(noticeOfRefusal(seen.refusal, seenAgain(visit, seen.before)), say)\n  return showTask(deps, seenAgain(visit, seen.order)",
        replace: '  return showTask(deps, seenAgain(visit, seen.before)',
        tests: ['test/handlers/task-page/acts.test.ts'],
      },
      {
        name: 'a secret is shown that the task does not show',
        file: 'lambdas/handlers/task-acts.ts',
        find: 'taskDefinition(opened.task.node).shows.find((shown) => shown === form.reveal && isSecret(shown))',
        replace: "form.reveal as 'q_password'",
        tests: ['test/handlers/task-page/acts.test.ts'],
      },
    ],
  },
  {
    name: 'secrets and names stay in the order',
    lost: 'They stand where nobody takes them out again: in an execution’s history, in a memo, in an order long closed.',
    mutants: [
      {
        name: 'an execution hears more of an answer than its outcome',
        file: 'lambdas/core/use-cases/deliver-answer.ts',
        find: 'executions.succeedTask(token, { node, round, outcome })',
        replace: 'executions.succeedTask(token, { ...answer, node, round })',
        tests: ['test/core/use-cases/complete-task.test.ts'],
      },
      {
        name: 'a key that is quoted stays in a memo',
        file: 'lambdas/core/rules/answer-task.ts',
        find: 'withoutSecrets(withoutSecrets(text, order.variables), values)',
        replace: 'text',
        tests: ['test/core/rules/answer-task.test.ts'],
      },
      {
        name: 'an order that is to forget its secrets keeps them',
        file: 'lambdas/core/rules/blank-secrets.ts',
        find: '.filter(([code]) => !codes.includes(code as VariableCode))',
        replace: '',
        tests: ['test/core/rules/blank-secrets.test.ts'],
      },
    ],
  },
]
