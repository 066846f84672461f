// Linux's own system calls, which Swift's Glibc module does not show: epoll, eventfd, signalfd, and three functions of the
// C library that hide behind a feature macro and are declared here as their manual pages give them.
#ifndef ALLMENDE_CLINUX_SHIM_H
#define ALLMENDE_CLINUX_SHIM_H

#include <pthread.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int pthread_setname_np(pthread_t thread, const char *name);

#endif
