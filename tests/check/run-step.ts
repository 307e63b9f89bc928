import { spawn } from 'node:child_process'

export interface Step {
  readonly name: string
  readonly command: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs one check with its output shown as it comes; tells whether it succeeded. */
export const runStep = (step: Step): Promise<boolean> => {
  console.log(`\n── ${step.name}`)
  const startedAt = Date.now()
  return new Promise((resolve) => {
    const child = spawn(step.command, {
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...step.environment },
    })
    child.on('exit', (code) => {
      console.log(
        `── ${step.name}: ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - startedAt) / 1000)} s`,
      )
      resolve(code === 0)
    })
  })
}
