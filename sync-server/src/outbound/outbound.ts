/** Why a request did not reach its receiver, or was not sent. Each is a word that people see a sentence for. */
export const outboundProblems = [
  /** The address, or one that its name resolves to, is not on the internet, and no setting allows it. */
  'address-not-allowed',
  /** The name resolves to nothing. */
  'unknown-name',
  'unreachable',
  /** The certificate is not valid for that name. */
  'certificate',
  'timeout',
] as const
export type OutboundProblem = (typeof outboundProblems)[number]

export class OutboundFailed extends Error {
  override readonly name = 'OutboundFailed'
  readonly problem: OutboundProblem

  constructor(problem: OutboundProblem) {
    super(problem)
    this.problem = problem
  }
}

export interface OutboundRequest {
  /** `http` or `https`. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  readonly timeoutMs: number
}

/**
 * Requests to addresses that people have entered. They reach the internet and the networks that the operator allows, and
 * nothing else: every address that a name resolves to is checked at the moment of connecting, and that one is used. No
 * redirect is followed.
 */
export interface Outbound {
  /** The status of the answer, whatever it is; its body is not read. Fails with `OutboundFailed`. */
  post(request: OutboundRequest): Promise<{ readonly status: number }>
}
