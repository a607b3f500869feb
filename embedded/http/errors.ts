/** Something else listens on the address. */
export class AddressInUse extends Error {
  override readonly name = 'AddressInUse'
  constructor(host: string, port: number, options?: ErrorOptions) {
    super(
      `${host} のポート ${port} は使用中です。そこで待ち受けるプログラムを止めるか、別のポートにしてください / ` +
        `Port ${port} of ${host} is in use. Stop the program that listens there, or choose another port.`,
      options,
    )
  }
}

/** The address is not this machine's, or the port is not for this user. */
export class AddressUnusable extends Error {
  override readonly name = 'AddressUnusable'
  constructor(host: string, port: number, options?: ErrorOptions) {
    super(
      `${host} のポート ${port} では待ち受けられません。この機械のアドレスと、1023 より大きいポートにしてください / ` +
        `Nothing can listen on port ${port} of ${host}. Choose an address of this machine and a port above 1023.`,
      options,
    )
  }
}

/** A key of the route table that is not `METHOD /path/{name}`. */
export class RouteKeyInvalid extends Error {
  override readonly name = 'RouteKeyInvalid'
  constructor(routeKey: string) {
    super(`${routeKey} is no route key. Write it like GET /t/{link}; {name} stands for one whole segment.`)
  }
}
