import { spawn } from 'node:child_process'

export interface Step {
  readonly name: string
  readonly command: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs one check and shows its output as it comes. Resolves with whether it succeeded. */
export const runStep = (step: Step): Promise<boolean> => {
  console.log(`\n── ${step.name}`)
  return run(step, (chunk) => process.stdout.write(chunk))
}

/** Runs checks one after another, and shows the output of each when it ends: other output may come meanwhile. */
export const runSteps = async (steps: readonly Step[]): Promise<readonly boolean[]> => {
  const results: boolean[] = []
  for (const step of steps) {
    const output: Buffer[] = []
    results.push(await run(step, (chunk) => output.push(chunk)))
    process.stdout.write(Buffer.concat(output))
  }
  return results
}

const run = (step: Step, show: (chunk: Buffer) => void): Promise<boolean> => {
  const startedAt = Date.now()
  return new Promise((resolve) => {
    const child = spawn(step.command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...step.environment },
    })
    child.stdout.on('data', show)
    child.stderr.on('data', show)
    // Not `exit`: by then some of the output may still be on its way.
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - startedAt) / 1000)
      show(Buffer.from(`── ${step.name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`))
      resolve(code === 0)
    })
  })
}
