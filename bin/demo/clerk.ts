/** A person at the simulated kintone's page: adds and edits records by posting its forms. */
export function createClerk(kintonePage: string) {
  async function post(path: string, form: Record<string, string>): Promise<URL> {
    const response = await fetch(new URL(path, kintonePage), {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
    if (response.status !== 303) throw new Error(`kintone's page answered ${response.status} to ${path}`)
    return new URL(response.headers.get('location') ?? '', kintonePage)
  }

  return {
    /** @returns the record's id */
    async addRecord(values: Record<string, string>): Promise<string> {
      const shown = await post('save', values)
      return shown.searchParams.get('record') ?? ''
    },
    setStatus: (recordId: string, label: string) => post('save', { $id: recordId, k_ステータス: label }),
    /** Whether webhooks get lost from now on. */
    loseWebhooks: (lost: boolean) => post('faults', lost ? { webhooksLost: 'on' } : {}),
  }
}
export type Clerk = ReturnType<typeof createClerk>
