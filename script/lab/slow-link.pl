#!/usr/bin/perl
# A slow, lossy stretch of cable, for kernels without netem: makes two taps and carries frames between them. Those from the
# first to the second are late by $delay seconds or, with probability $loss, lost; those of the other way pass as they come.
use strict;
use warnings;
use List::Util qw(max);
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

use constant { TUNSETIFF => 0x400454ca, IFF_TAP => 0x0002, IFF_NO_PI => 0x1000, LONGEST_FRAME => 65536, MOST_WAITING => 10_000 };

my ($first_name, $second_name, $delay, $loss) = @ARGV;
my ($first, $second) = map { tap($_) } $first_name, $second_name;
my @waiting;    # [when it is due, frame], the oldest first: the delay is the same for all

while (1) {
  my $now = clock_gettime(CLOCK_MONOTONIC);
  while (@waiting && $waiting[0][0] <= $now) {
    syswrite $second, (shift @waiting)->[1];
  }
  my $readable = '';
  vec($readable, fileno $_, 1) = 1 for $first, $second;
  select $readable, undef, undef, @waiting ? max(0, $waiting[0][0] - $now) : undef;
  if (vec $readable, fileno $second, 1) {
    syswrite $first, $_ for frame($second);
  }
  if (vec $readable, fileno $first, 1) {
    my $due = clock_gettime(CLOCK_MONOTONIC) + $delay;
    push @waiting, map { [$due, $_] } grep { @waiting < MOST_WAITING && rand() >= $loss } frame($first);
  }
}

# One at a time: a whole queue would starve the other direction.
sub frame {
  my ($tap) = @_;
  my $frame;
  return sysread($tap, $frame, LONGEST_FRAME) ? $frame : ();
}

sub tap {
  my ($name) = @_;
  open my $tap, '+<', '/dev/net/tun' or die "/dev/net/tun: $!\n";
  ioctl $tap, TUNSETIFF, pack('Z16 s x22', $name, IFF_TAP | IFF_NO_PI) or die "$name: $!\n";
  return $tap;
}
