/** The same thing with some of its calls replaced. */
export const instead = <T extends object>(real: T, replaced: Partial<T>): T =>
  new Proxy(real, {
    get: (target, name) => {
      const call: unknown = Reflect.get(replaced, name) ?? Reflect.get(target, name)
      return typeof call === 'function' ? (call.bind(target) as unknown) : call
    },
  })
