"""The docker command in a terminal, as somebody at a keyboard uses it: the terminal's size, keys that detach, signals.

Arguments: a node's socket, and the node whose containers are made."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

SOCKET, OWNER = sys.argv[1:3]
LONGEST = 60


class Terminal:
    """A docker command that believes to be in a terminal of 50 columns."""

    def __init__(self, *words):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvp('docker', ['docker', '-H', SOCKET, *words])
        self.resize(50)
        self.output = ''

    def resize(self, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 20, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def see(self, text):
        """Wait until a text is shown; what stands before it is past."""
        end = time.monotonic() + LONGEST
        while text not in self.output:
            readable, _, _ = select.select([self.fd], [], [], end - time.monotonic())
            try:
                piece = os.read(self.fd, 4096) if readable else b''
            except OSError:
                piece = b''
            if not piece:
                fail(f'{text!r} was not shown, but {self.output!r}')
            self.output += piece.decode(errors='replace')
        self.output = self.output.split(text, 1)[1]

    def ask_until(self, question, text):
        """Type again and again, until an answer is seen: a new size takes its time."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self.type(question + '; echo as""ked\n')
            seen = self.output
            self.output = ''
            self.see_into(seen)
            if text in self.last:
                return
            time.sleep(0.2)
        fail(f'{question} does not say {text}, but {self.last!r}')

    def see_into(self, before):
        self.last = before
        end = time.monotonic() + LONGEST
        while 'asked' not in self.last:
            readable, _, _ = select.select([self.fd], [], [], max(0, end - time.monotonic()))
            if not readable:
                fail(f'there is no answer, but {self.last!r}')
            self.last += os.read(self.fd, 4096).decode(errors='replace')

    def exit(self):
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            readable, _, _ = select.select([self.fd], [], [], 0.1)
            if readable:
                try:
                    os.read(self.fd, 4096)
                except OSError:
                    pass
        os.kill(self.pid, signal.SIGKILL)
        return fail('the command did not end')


def fail(why):
    sys.exit(why)


def docker(*words):
    done = subprocess.run(['docker', '-H', SOCKET, *words], capture_output=True, text=True, timeout=LONGEST)
    if done.returncode:
        fail(f'{words}: {done.stderr}')
    return done.stdout.strip()


def expect(what, actual, expected):
    if actual != expected:
        fail(f'{what}: {actual!r}, not {expected!r}')


def until(what, condition):
    end = time.monotonic() + LONGEST
    while not condition():
        if time.monotonic() > end:
            fail(f'still not so: {what}')
        time.sleep(0.1)


def running(name):
    return docker('inspect', '-f', '{{.State.Running}}', name)


on_owner = ('-e', f'constraint:node=={OWNER}')

# a shell: it knows its size and each new one; the keys that detach leave it running, who attaches finds it as it was
shell = Terminal('run', '-it', '--name', 'shell', *on_owner, 'busybox', 'sh')
shell.ask_until('stty size', '20 50')
shell.resize(70)
shell.ask_until('stty size', '20 70')
shell.type('word=kept; echo sh""ell\n')
shell.see('shell')
shell.type('\x10\x11')
expect('the exit status after detaching', shell.exit(), 0)
expect('the shell runs', running('shell'), 'true')
shell = Terminal('attach', 'shell')
shell.type('\n')
shell.ask_until('echo $word', 'kept')
shell.type('exit 7\n')
expect('the exit status of what was attached', shell.exit(), 7)

# an exec with other keys to detach
docker('start', 'shell')
inside = Terminal('exec', '-it', '--detach-keys', 'ctrl-a,d', 'shell', 'sh')
inside.ask_until('stty size', '20 50')
inside.type('\x01d')
inside.exit()
inside = Terminal('exec', '-it', 'shell', 'sh')
inside.ask_until('echo in""side', 'inside')
inside.type('exit 9\n')
expect('the exit status of an exec', inside.exit(), 9)

# signals reach what runs in the foreground
command = ['docker', '-H', SOCKET, 'run', '--name', 'trapping', *on_owner, 'busybox', 'sh', '-c',
           'trap "echo heard; exit 5" TERM; echo ready; while :; do sleep 0.1; done']
trapping = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
expect('the first line', trapping.stdout.readline(), 'ready\n')
trapping.send_signal(signal.SIGTERM)
expect('the next line', trapping.stdout.readline(), 'heard\n')
expect('the exit status after a signal', trapping.wait(LONGEST), 5)

# Ctrl-C in a terminal ends what runs there
ticking = Terminal('run', '-it', '--rm', '--name', 'ticking', *on_owner, 'busybox', 'sh', '-c',
                   'while :; do echo tick; sleep 0.1; done')
ticking.see('tick')
ticking.type('\x03')
expect('the exit status after Ctrl-C', ticking.exit(), 130)
until('what ran with --rm is gone', lambda: 'ticking' not in docker('ps', '-a', '--format', '{{.Names}}').split())
docker('rm', '-f', 'shell', 'trapping')
