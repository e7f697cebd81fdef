/** A line of what a command has to say. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);
