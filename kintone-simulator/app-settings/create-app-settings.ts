import type { AppDefinition } from '../app-definition.ts'
import { deployUnderWay, settingsConflict } from '../refusals.ts'
import type { Store } from '../store.ts'

export type DeployStatus = 'PROCESSING' | 'SUCCESS' | 'FAIL'

/** The app twice: as people use it, and as its settings have been changed but not yet applied (動作テスト環境). */
export type KeptSettings = {
  readonly live: AppDefinition
  readonly preview: AppDefinition
  readonly liveRevision: number
  readonly previewRevision: number
  readonly status: DeployStatus
}

type Given = {
  readonly store: Store
  /** What the app is like until its settings are changed. */
  readonly definition: AppDefinition
  /** How long a deploy takes. */
  readonly deployMilliseconds: number
  readonly deployFails: () => boolean
}

/**
 * The settings of the app. A change of the preview raises the preview's revision only; a deploy, which answers before
 * it is done, makes the live one catch up. Changes meanwhile are refused.
 * https://cybozu.dev/ja/kintone/docs/rest-api/apps/settings/deploy-app-settings/
 */
export function createAppSettings({ store, definition, deployMilliseconds, deployFails }: Given) {
  const unchanged = { live: definition, preview: definition, liveRevision: 1, previewRevision: 1, status: 'SUCCESS' }
  let kept = store.settings<KeptSettings>() ?? (unchanged as KeptSettings)
  let timer: NodeJS.Timeout | undefined

  function keep(changes: Partial<KeptSettings>): void {
    kept = { ...kept, ...changes }
    store.saveSettings(kept)
  }
  function finish(): void {
    timer = undefined
    const { preview, previewRevision } = kept
    if (deployFails()) keep({ status: 'FAIL' })
    else keep({ live: preview, liveRevision: previewRevision, status: 'SUCCESS' })
  }
  function check(revision: number | undefined): void {
    if (kept.status === 'PROCESSING') throw deployUnderWay()
    if (revision !== undefined && revision !== -1 && revision !== kept.previewRevision) throw settingsConflict()
  }
  // it was cut off by the end of the process
  if (kept.status === 'PROCESSING') finish()

  return {
    current: (): KeptSettings => kept,

    /** @returns the preview's new revision. Throws GAIA_CO03 when the expected one is not the latest. */
    change(change: (preview: AppDefinition) => AppDefinition, revision?: number): number {
      check(revision)
      keep({ preview: change(kept.preview), previewRevision: kept.previewRevision + 1 })
      return kept.previewRevision
    },

    /** What the app's owner changes at its screen and applies at once. */
    apply(change: (app: AppDefinition) => AppDefinition): void {
      check(undefined)
      const revision = kept.previewRevision + 1
      keep({
        live: change(kept.live),
        preview: change(kept.preview),
        liveRevision: revision,
        previewRevision: revision,
      })
    },

    deploy(revision?: number): void {
      check(revision)
      keep({ status: 'PROCESSING' })
      timer = setTimeout(finish, deployMilliseconds).unref()
    },

    /** Makes the preview what is live (変更を中止). */
    revert(revision?: number): void {
      check(revision)
      keep({ preview: kept.live, previewRevision: kept.liveRevision, status: 'SUCCESS' })
    },

    close: (): void => clearTimeout(timer),
  }
}

export type AppSettings = ReturnType<typeof createAppSettings>

/** The app as it is live at any time, for whoever keeps hold of it. */
export const liveApp = (settings: AppSettings): AppDefinition => ({
  get name() {
    return settings.current().live.name
  },
  get titleField() {
    return settings.current().live.titleField
  },
  get fields() {
    return settings.current().live.fields
  },
})
