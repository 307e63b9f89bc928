/** An identifier of the commit belongs to an account already (decision 6). Nothing was kept. */
export class UnitClaimed extends Error {
  override readonly name = 'UnitClaimed'
  readonly identifier: string

  constructor(identifier: string) {
    super('an identifier of the commit is claimed')
    this.identifier = identifier
  }
}
