import { isAbsolute } from 'node:path';
import { UserError } from '../config/user-error.ts';

/** What the system says when a file cannot be read, and what whoever named it can do. */
const NOT_READ: Readonly<Record<string, string>> = {
  EACCES:
    'this user may not read it. Give the user permission to read the file and to enter the folders above it.',
  EISDIR: 'it is a folder. Name a file in it.',
  ELOOP: 'its links lead in a circle. Name the file itself.',
  ENAMETOOLONG: 'no file can have a name that long. Check the path.',
  ENOTDIR: 'a part of the path before the last is a file, not a folder. Check the path.',
  EPERM:
    'the system does not let this user read it. Copy it to another place, or run as another user.',
  Z_BUF_ERROR: 'it is compressed, and was cut off. Copy or download it again.',
  Z_DATA_ERROR: 'it is compressed, and damaged. Copy or download it again.',
};

const NOT_WRITTEN: Readonly<Record<string, string>> = {
  EACCES:
    'this user may not write there. Name another place, or give the user permission to write.',
  EDQUOT:
    'this user has used up the space they may use. Make room, or name a place on another disk.',
  EEXIST: 'there is a file of that name. Remove it, or name another place.',
  EISDIR: 'there is a folder of that name. Name a file in it, or another place.',
  ELOOP: 'its links lead in a circle. Name another place.',
  ENAMETOOLONG: 'no file can have a name that long. Name another one.',
  ENOENT: 'there is no folder of that name to put it into. Make the folder, or name another place.',
  ENOSPC: 'the disk is full. Make room, or name a place on another disk.',
  ENOTDIR: 'a part of the path before the last is a file, not a folder. Name another place.',
  EPERM:
    'the system does not let this user write there. Name another place, or run as another user.',
  EROFS: 'the disk can only be read. Name a place that can be written to.',
};

const EITHER: Readonly<Record<string, string>> = {
  EBUSY: 'another program uses it. End that program, and run again.',
  EIO: 'the disk does not work as it should. Copy the file to another one.',
  EMFILE: 'too many files are open. Raise the limit (`ulimit -n`), and run again.',
  ENFILE: 'too many files are open on this machine. End other programs, and run again.',
  ERR_INVALID_ARG_VALUE: 'the name holds a character that no file name can have. Check the path.',
  ETXTBSY: 'another program runs it. Name another file.',
};

/**
 * A file that could not be read, in words of whoever named it.
 *
 * @param what names the file at the beginning of a sentence, as in "The roster list.jsonl"
 */
export function notRead(what: string, file: string, error: unknown): UserError {
  return failed(`${what} could not be read`, error, {
    ...EITHER,
    ...NOT_READ,
    ENOENT: `there is no such file. ${isAbsolute(file) ? 'Check the path.' : `Check the path, which is seen from ${process.cwd()}${inJob() ? '; actions/checkout puts the files of the repository there' : ''}.`}`,
  });
}

/** The same of a file that could not be written. */
export function notWritten(what: string, error: unknown): UserError {
  return failed(`${what} could not be written`, error, { ...EITHER, ...NOT_WRITTEN });
}

/** The same of a folder that could not be made. */
export function notMade(directory: string, error: unknown): UserError {
  return failed(`The folder ${directory} could not be made`, error, {
    ...EITHER,
    ...NOT_WRITTEN,
    ENOENT: 'nothing can be put there. Name another place.',
  });
}

function failed(what: string, error: unknown, words: Readonly<Record<string, string>>): UserError {
  const { code, message } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : words[code];
  return new UserError(`${what}: ${known ?? `the system says: ${message}.`}`);
}

function inJob(): boolean {
  return process.env['GITHUB_ACTIONS'] === 'true';
}
