/** The bare address of a sender like `納品 <nouhin@example.jp>`. */
export const senderAddress = (from: string) => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()

export const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
