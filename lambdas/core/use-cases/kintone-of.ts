import type { KintoneSettings, Settings } from '../../../settings/settings.ts'
import { KintoneSetupError } from '../errors.ts'
import type { Order } from '../order.ts'

/**
 * The kintone settings for an order: they must still name the app that it was started for.
 * @throws KintoneSetupError
 */
export function kintoneOf(order: Order, { kintone }: Settings): KintoneSettings {
  if (order.appId !== kintone.appId) throw new KintoneSetupError('the settings name another app than the order')
  return kintone
}
