/** Opens the data folder of its argument, says so, and holds it until it is killed. */
import { openDataFolder } from '../../../embedded/data-folder/data-folder.ts'

openDataFolder(process.argv[2] ?? '')
process.stdout.write('open\n')
setInterval(() => {}, 1_000)
